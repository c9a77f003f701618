namespace Sockopt.Bench;

/// <summary>Something that is answered by measuring.</summary>
internal abstract record Question(string Name, string Summary)
{
    /// <summary>Shows that it can be measured, quickly and without a number.</summary>
    public abstract void Try();

    /// <summary>Measures it and reports what came of it.</summary>
    /// <returns>Its comparisons, for the table of them all.</returns>
    public abstract IReadOnlyList<ComparisonResult> Answer(TextWriter writer, int rounds);
}
