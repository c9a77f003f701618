using Sockopt.Conformance.Notation;
using Sockopt.Tests;

namespace Sockopt.Conformance.Tests;

public sealed class CommandRunTests
{
    private static readonly int AllButOne = CaseTable.Own().Count - 1;

    [Theory]
    [InlineData("", "--target is missing: core or host. --help lists the options.")]
    [InlineData("--target host", "--profile is missing: linux or openbsd. --help lists the options.")]
    [InlineData("--target", "--target takes a value. --help lists the options.")]
    [InlineData("--profile linux --target moon", "--target is core or host, not 'moon'. --help lists the options.")]
    [InlineData("--profile irix", "--profile is linux or openbsd, not 'irix'. --help lists the options.")]
    [InlineData("--family ipx", "--family is unix, inet or inet6, not 'ipx'. --help lists the options.")]
    [InlineData("--type raw", "--type is stream, dgram or seqpacket, not 'raw'. --help lists the options.")]
    [InlineData("--fuzz many", "--fuzz is a number from 1 on, not 'many'. --help lists the options.")]
    [InlineData("--fuzz 0", "--fuzz is a number from 1 on, not '0'. --help lists the options.")]
    [InlineData("--fuzz 1 --seed x", "--seed is a number, not 'x'. --help lists the options.")]
    [InlineData(
        "--fuzz 1 --types raw",
        "--types are of stream, dgram and seqpacket, with commas between them, not 'raw'. --help lists the options.")]
    [InlineData("--faults none", "--faults is all or a fault of the table, not 'none'. --help lists the options.")]
    [InlineData("--verbose yes", "Unknown option '--verbose'. --help lists the options.")]
    [InlineData("--verbose", "Unknown option '--verbose'. --help lists the options.")]
    public void A_wrong_command_line_is_explained(string arguments, string message) =>
        Assert.Equal((2, "", message), Run(arguments));

    [LinuxFact]
    public void The_host_has_one_profile() => Assert.Equal(
        (2, "", "The host is Linux, and has the profile linux."), Run("--target host --profile openbsd"));

    [Fact]
    public void A_case_that_is_not_there_is_explained() =>
        Assert.Equal((2, "", "There is no case SC9999."), Run("--target core --profile linux --id SC9999"));

    [Theory]
    [InlineData("no-such-file.tsv")]
    [InlineData("no-such-folder/cases.tsv")]
    [InlineData(".")]
    [InlineData("")]
    public void A_file_that_cannot_be_read_is_explained(string path)
    {
        (int exitCode, string output, string error) = Run("--target", "core", "--profile", "linux", "--cases", path);
        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith($"The file '{path}' cannot be read: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_table_is_explained()
    {
        using TemporaryFile file = new("id\tsteps\n");
        (int exitCode, _, string error) = Run("--target", "core", "--profile", "linux", "--cases", file.Path);
        Assert.Equal(2, exitCode);
        Assert.StartsWith($"{file.Path}:1: the columns must be ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_is_printed()
    {
        (int exitCode, string output, _) = Run("--help");
        Assert.Equal(0, exitCode);
        Assert.Equal(CommandLine.Help, output);
    }

    [Theory]
    [InlineData("linux")]
    [InlineData("openbsd")]
    public void One_case_of_the_own_table_is_run_on_the_core(string profile) => Assert.Equal(
        (0, $"1 passed, 0 failed, {AllButOne} skipped", ""), Run($"--target core --profile {profile} --id SC001"));

    [LinuxFact]
    public void One_case_of_the_own_table_is_run_on_the_host() => Assert.Equal(
        (0, $"1 passed, 0 failed, {AllButOne} skipped", ""), Run("--target host --profile linux --id SC001"));

    // SC453 is a case of the host, SC487 one of the BSDs, and SC001 one of streams.
    [Theory]
    [InlineData("--target core --profile openbsd --id SC453")]
    [InlineData("--target core --profile linux --id SC487")]
    [InlineData("--target core --profile linux --id SC001 --type dgram")]
    public void That_no_case_was_run_is_said(string arguments) => Assert.Equal(
        (0, $"0 passed, 0 failed, {AllButOne + 1} skipped",
            $"No case was run: {AllButOne + 1} were left out by target, profile or filter."),
        Run(arguments));

    [LinuxFact]
    public void Sequences_are_done_and_what_they_reached_is_printed()
    {
        (int exitCode, string output, string error) = Run("--fuzz 20 --seed 3 --types dgram,stream");
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Matches("^# Linux [0-9].*: 20 sequences of seed 3, dgram,stream\n", output);
        Assert.Matches("\n# send +OK [0-9]+", output);
        Assert.EndsWith("\n# 0 differences", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_table_is_run_and_a_failure_is_the_exit_code()
    {
        const string Row = "suite\tfile\ttest\tlinux\tunix\tstream\tcore\ts=socket(unix,stream)\ts: ERR EPERM\t=\t";
        using TemporaryFile file = new(
            $"{string.Join('\t', CaseTable.Columns)}\nA\t{Row}\nB\t{Row.Replace("stream", "dgram", StringComparison.Ordinal)}\n");
        (int exitCode, string output, string error) =
            Run("--target", "core", "--profile", "linux", "--type", "stream", "--cases", file.Path);
        Assert.Equal((1, ""), (exitCode, error));
        Assert.StartsWith("A unix stream: suite, test\n", output, StringComparison.Ordinal);
        Assert.EndsWith("\n0 passed, 1 failed, 1 skipped", output, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Output, string Error) Run(string arguments) =>
        Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter errors = new();
        int exitCode = CommandRun.Of(arguments, output, errors);
        return (exitCode, output.ToString().TrimEnd(), errors.ToString().TrimEnd());
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
