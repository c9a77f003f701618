namespace Sockopt.Conformance.Notation;

/// <summary>A row of the table of cases, as it is written.</summary>
internal sealed record CaseRow
{
    public required string Id { get; init; }

    /// <summary>The suite of tests that the case was taken from.</summary>
    public required string Suite { get; init; }

    /// <summary>The file of the suite.</summary>
    public required string File { get; init; }

    /// <summary>The test in the file.</summary>
    public required string Test { get; init; }

    /// <summary>Whose answer is expected: linux, bsd, or any.</summary>
    public required string Dialect { get; init; }

    /// <summary>The domain of its sockets.</summary>
    public required string Family { get; init; }

    /// <summary>The type of its sockets.</summary>
    public required string Type { get; init; }

    /// <summary>Where it can be run: core, host, or core+host.</summary>
    public required string Target { get; init; }

    /// <summary>What is done.</summary>
    public required string Steps { get; init; }

    /// <summary>The answers of the dialect.</summary>
    public required string Expected { get; init; }

    /// <summary>Where the answers of OpenBSD differ: = nowhere, ? unknown, n-a it has no such thing.</summary>
    public required string OpenBsdExpected { get; init; }

    public required string Note { get; init; }
}
