namespace Sockopt.Bench;

/// <summary>Something that is answered by measuring.</summary>
internal abstract record Question(string Name, string Summary)
{
    /// <summary>Shows that it can be measured, quickly and without a number.</summary>
    public abstract void Try();

    /// <summary>Measures it and reports what came of it.</summary>
    /// <returns>The comparisons, for the table of all of them.</returns>
    public abstract IReadOnlyList<Summary> Answer(TextWriter writer, int rounds);
}
