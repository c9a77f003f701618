using System.Diagnostics;

namespace Sockopt.Analyzers.Tests.Misuse;

/// <summary>A copy of the sample of misuse, which the SDK has built as it builds the sample.</summary>
public sealed class BuiltSample : IDisposable
{
    private readonly string _folder;

    // As deep below the root as the sample, so that its references, and the settings of the repository, apply. Git ignores it.
    public BuiltSample()
    {
        _folder = Path.Combine(BuildFacts.RepositoryRoot, "artifacts", $"Misuse-{Guid.NewGuid():n}");
        Directory.CreateDirectory(_folder);
        try
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(BuildFacts.RepositoryRoot, "samples/Misuse")))
            {
                File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
            }

            Build();
            Log = [.. LoggedResult.ReadAll(File.ReadAllText(Path.Combine(_folder, "obj/misuse.sarif")))];
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What the compiler and the analyzers have found.</summary>
    internal IReadOnlyList<LoggedResult> Log { get; }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        string parent = Path.GetDirectoryName(_folder)!;
        if (!Directory.EnumerateFileSystemEntries(parent).Any())
        {
            Directory.Delete(parent);
        }
    }

    private void Build()
    {
        ProcessStartInfo start = new(BuildFacts.DotNet,
        [
            "build",
            "--disable-build-servers",
            $"-p:Configuration={BuildFacts.Configuration}",
            // The tests are built with what the sample references, and other projects may be building on it now.
            "-p:BuildProjectReferences=false",
        ])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // A command of the SDK leaves word for its children of what it is doing, which is not what this one does.
        foreach (string name in start.Environment.Keys.Where(IsOfParent).ToArray())
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"The sample does not build:\n{output}{errors.Result}");
    }

    private static bool IsOfParent(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("VSTEST_", StringComparison.OrdinalIgnoreCase)
        || variable is "DOTNET_HOST_PATH" or "DOTNET_CLI_TELEMETRY_SESSIONID" or "DOTNET_STARTUP_HOOKS";
}
