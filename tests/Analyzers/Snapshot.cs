namespace Sockopt.Analyzers.Tests;

/// <summary>A file of the repository that the tests can write, and that must not drift from what they would write.</summary>
internal static class Snapshot
{
    private const string Update = "SOCKOPT_UPDATE_SNAPSHOTS";

    /// <summary>Compares a file with what it should be; with SOCKOPT_UPDATE_SNAPSHOTS=1 writes it instead.</summary>
    /// <param name="path">The file, seen from the root of the repository.</param>
    /// <param name="expected">What should be in it.</param>
    public static void Matches(string path, string expected)
    {
        string file = Path.Combine(BuildFacts.RepositoryRoot, path);
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(file, expected);
        }
        else
        {
            string actual = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
            Assert.True(expected == actual, $"{path} has drifted; run the tests with {Update}=1. It should be:\n{expected}");
        }
    }
}
