using Sockopt.Conformance.Notation;
using Sockopt.Tests;

namespace Sockopt.Conformance.Tests;

public sealed class CommandRunTests
{
    [Theory]
    [InlineData("", "--target is missing: core or host. --help lists the options.")]
    [InlineData("--target host", "--profile is missing: linux or openbsd. --help lists the options.")]
    [InlineData("--target", "--target takes a value. --help lists the options.")]
    [InlineData("--profile linux --target moon", "--target is core or host, not 'moon'. --help lists the options.")]
    [InlineData("--profile irix", "--profile is linux or openbsd, not 'irix'. --help lists the options.")]
    [InlineData("--family ipx", "--family is unix, inet or inet6, not 'ipx'. --help lists the options.")]
    [InlineData("--type raw", "--type is stream, dgram or seqpacket, not 'raw'. --help lists the options.")]
    [InlineData("--verbose yes", "Unknown option '--verbose'. --help lists the options.")]
    [InlineData("--verbose", "Unknown option '--verbose'. --help lists the options.")]
    public void A_wrong_command_line_is_explained(string arguments, string message) =>
        Assert.Equal((2, "", message), Run(arguments));

    [LinuxTheory]
    [InlineData("--target host --profile openbsd", "The host is Linux, and has the profile linux.")]
    [InlineData("--target host --profile linux --id SC9999", "There is no case SC9999.")]
    public void What_cannot_be_run_here_is_explained(string arguments, string message) =>
        Assert.Equal((2, "", message), Run(arguments));

    [LinuxFact]
    public void A_file_that_is_not_there_is_explained()
    {
        (int exitCode, _, string error) = Run("--target host --profile linux --cases no-such-file.tsv");
        Assert.Equal(2, exitCode);
        Assert.Contains("no-such-file.tsv", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_is_printed()
    {
        (int exitCode, string output, _) = Run("--help");
        Assert.Equal(0, exitCode);
        Assert.Equal(CommandLine.Help, output);
    }

    [LinuxFact]
    public void One_case_of_the_own_table_is_run()
    {
        int others = CaseTable.Own().Count - 1;
        Assert.Equal((0, $"1 passed, 0 failed, {others} skipped", ""), Run("--target host --profile linux --id SC001"));
    }

    [LinuxFact]
    public void Another_table_is_run_and_a_failure_is_the_exit_code()
    {
        string path = Path.GetTempFileName();
        try
        {
            string columns = string.Join('\t', CaseTable.Columns);
            const string Row = "suite\tfile\ttest\tlinux\tunix\tstream\thost\ts=socket(unix,stream)\ts: ERR EPERM\t=\t";
            File.WriteAllText(path, $"{columns}\nA\t{Row}\nB\t{Row.Replace("stream", "dgram", StringComparison.Ordinal)}\n");
            (int exitCode, string output, _) = Run($"--target host --profile linux --type stream --cases {path}");
            Assert.Equal(1, exitCode);
            Assert.StartsWith("A unix stream: suite, test\n", output, StringComparison.Ordinal);
            Assert.EndsWith("\n0 passed, 1 failed, 1 skipped", output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static (int ExitCode, string Output, string Error) Run(string arguments)
    {
        using StringWriter output = new();
        using StringWriter errors = new();
        string[] words = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int exitCode = CommandRun.Of(words, output, errors);
        return (exitCode, output.ToString().TrimEnd(), errors.ToString().TrimEnd());
    }
}
