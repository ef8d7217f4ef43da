"""Forms: labels, answers, printed prompts, ticks, sections; and a blank form learnt."""
