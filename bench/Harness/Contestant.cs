namespace Sockopt.Bench;

/// <summary>One way to do it.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Repeat">Does it so many times, and returns the option's value in the end. The loop is the contestant's own,
/// so that the delegate costs one call a round.</param>
internal sealed record Contestant(string Name, Func<int, int> Repeat);
