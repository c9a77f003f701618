using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests;

/// <summary>The examples on the pages of the rules say what the rules say, and what they advise is not reported.</summary>
public sealed class RulePageExampleTests
{
    private const string Start = """
        using System.Net;
        using System.Net.Sockets;
        using Sockopt;

        internal sealed class Example
        {
            private readonly Socket socket = null!;
            private readonly Logger logger = null!;
            private readonly byte[] buffer = [];
            private readonly IPAddress group = IPAddress.Any;
            private readonly int size = 8192;
            private readonly KernelSocket client = null!;
            private readonly MbufWriter writer = null!;

            public async Task RunAsync()
            {

        """;

    private const string End = """

                await Task.Yield();
            }
        }

        internal sealed class Logger
        {
            public void LogInformation(string message) { }
            public void LogWarning(string message) { }
        }
        """;

    public static TheoryData<string> Ids => RuleTests.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_comments_of_the_example_are_the_messages(string id)
    {
        string example = Examples(id)[0];

        Assert.Equal(
            Comments(example),
            from found in Run(example)
            where found.Id == id
            select found.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_a_page_advises_is_not_reported(string id)
    {
        string[] advice = Examples(id)[1..];

        Assert.All(advice, static example => Assert.Empty(Run(example)));
        Assert.True(advice.Length > 0 || Page(id).Contains("Instead: nothing.", StringComparison.Ordinal), "There is no advice.");
    }

    private static string Page(string id) =>
        File.ReadAllText(Path.Combine(BuildFacts.RepositoryRoot, $"docs/rules/{id}.md")).ReplaceLineEndings("\n");

    // What stands below the last heading; what the compiler refuses is not for analyzers.
    private static string[] Examples(string id)
    {
        string page = Page(id);
        return
        [
            .. page[page.IndexOf("## Example\n", StringComparison.Ordinal)..]
                .Split("```")
                .Where(static (block, index) => index % 2 == 1 && !block.Contains("// error ", StringComparison.Ordinal))
                .Select(static block => block[(block.IndexOf('\n') + 1)..]),
        ];
    }

    // A comment may go over several lines.
    private static IEnumerable<string> Comments(string example)
    {
        List<string> lines = new List<string>();
        foreach (string line in example.Split('\n').Select(static line => line.Trim()))
        {
            if (line.StartsWith("// ", StringComparison.Ordinal))
            {
                lines.Add(line[3..]);
            }
            else if (lines.Count > 0)
            {
                yield return string.Join(' ', lines);
                lines.Clear();
            }
        }
    }

    private static ImmutableArray<Diagnostic> Run(string example) =>
        Analysis.Run(new ProjectUnderTest { HasCore = true }.Add(Start + example + End), mayBeMalformed: false);
}
