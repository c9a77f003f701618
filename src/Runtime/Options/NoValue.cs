namespace Sockopt;

/// <summary>The value of an option that takes none: setting it is the message.</summary>
public readonly record struct NoValue;
