using Sockopt.Generators.Tests.Hosting;

namespace Sockopt.Generators.Tests.Output;

/// <summary>A folder of generated files as they were when somebody last looked at them: those of one table, and no
/// others.</summary>
/// <remarks>With the environment variable SOCKOPT_UPDATE_SNAPSHOTS=1 a test run writes the folders. Nobody edits them.</remarks>
internal sealed class SnapshotFolder(string name)
{
    private const string Root = "tests/Generators/Snapshots";

    private readonly string _path = Repository.PathOf($"{Root}/{name}");

    /// <summary>The names of the folders that exist.</summary>
    public static IEnumerable<string> Names =>
        Directory.GetDirectories(Repository.PathOf(Root)).Select(path => Path.GetFileName(path));

    private static bool IsUpdating => Environment.GetEnvironmentVariable("SOCKOPT_UPDATE_SNAPSHOTS") == "1";

    /// <summary>Requires that the folder has these files, and each of them this text.</summary>
    public void AssertHolds(IReadOnlyDictionary<string, string> files)
    {
        if (IsUpdating)
        {
            Write(files);
        }

        Dictionary<string, string> before = Directory.Exists(_path)
            ? Directory.GetFiles(_path).ToDictionary(file => Path.GetFileName(file), File.ReadAllText)
            : [];
        string[] differences =
        [
            .. from file in files.Keys.Union(before.Keys).Order(StringComparer.Ordinal)
               let difference = Difference(file, before.GetValueOrDefault(file), files.GetValueOrDefault(file))
               where difference is not null
               select difference,
        ];
        Assert.True(
            differences.Length == 0,
            string.Join("\n\n", differences) + "\n\nTo accept this: SOCKOPT_UPDATE_SNAPSHOTS=1 dotnet test");
    }

    private void Write(IReadOnlyDictionary<string, string> files)
    {
        if (Directory.Exists(_path))
        {
            Directory.Delete(_path, recursive: true);
        }

        Directory.CreateDirectory(_path);
        foreach ((string file, string text) in files)
        {
            File.WriteAllText(Path.Combine(_path, file), text);
        }
    }

    private string? Difference(string file, string? before, string? after) => (before, after) switch
    {
        (_, null) => $"{Root}/{name}/{file} is not generated any more.",
        (null, _) => $"{Root}/{name}/{file} is generated, and there is no snapshot of it.",
        _ when before == after => null,
        _ => $"{Root}/{name}/{file} differs:\n{FirstDifference.Describe(before, after)}",
    };
}
