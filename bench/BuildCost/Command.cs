using System.Diagnostics;

namespace Sockopt.BuildCost;

/// <summary>Runs commands.</summary>
internal static class Command
{
    /// <summary>Runs <c>dotnet</c> with these arguments, and returns what it printed.</summary>
    public static string DotNet(string folder, params string[] arguments) => Run("dotnet", folder, arguments);

    /// <summary>Runs a program, and returns what it printed.</summary>
    public static string Run(string program, string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed:\n{output}");
    }
}
