using System.Diagnostics;

namespace Sockopt.Tests.Headers;

/// <summary>The C compiler of this machine.</summary>
internal static class CCompiler
{
    private static readonly string[] Names = ["cc", "gcc", "clang"];

    /// <summary>Where it is, or null if there is none.</summary>
    public static string? Path { get; } = Find();

    /// <summary>Runs the compiler, or what it compiled, and returns what that printed.</summary>
    public static string Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}:\n{errors.Result}");
        return output;
    }

    private static string? Find()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return OperatingSystem.IsLinux()
            ? Names.SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            : null;
    }
}
