using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Tests;

/// <summary>Rows of a table of cases, for tests.</summary>
internal static class TestRows
{
    /// <summary>A row that can be run anywhere.</summary>
    public static CaseRow Of(string steps, string expected, string openBsd = "=") => new()
    {
        Id = "T1",
        Suite = "suite",
        File = "file.c",
        Test = "Test",
        Dialect = "any",
        Family = "unix",
        Type = "stream",
        Target = "core+host",
        Steps = steps,
        Expected = expected,
        OpenBsdExpected = openBsd,
        Note = "",
    };
}
