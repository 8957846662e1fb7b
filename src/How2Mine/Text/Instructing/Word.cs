namespace How2Mine.Text.Instructing;

/// <summary>Where a word lies in its text and whether a comma, bracket or the end follows it.</summary>
readonly record struct Word(int Start, int Length, bool EndsClause);
