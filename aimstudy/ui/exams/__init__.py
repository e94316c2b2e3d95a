"""Forms about exams: the paper, its topics and windows, the result, and milestones."""
