namespace FastText;

/// <summary>A label as the model names it, without <c>__label__</c>, and its probability, 0 to 1.</summary>
public readonly record struct FastTextLabel(string Name, float Probability);
