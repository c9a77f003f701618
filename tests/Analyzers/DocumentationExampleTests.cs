using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests;

/// <summary>The examples of the documentation compile, and no rule has anything to say about them.</summary>
public sealed class DocumentationExampleTests
{
    private const string Usings = """
        using System.Net.Sockets;
        using Sockopt;


        """;

    private const string Bus = """
        internal sealed class BusProtocol() : Protocol(default, default, 0, default)
        {
            protected override Errno Attach(KernelSocket socket) => Errno.Success;
            protected override void Detach(KernelSocket socket) { }
        }
        """;

    [Fact]
    public void Those_of_the_readme() => Assert.All(
        Examples("README.md"),
        example => Verify.That(example.Contains("using", StringComparison.Ordinal) ? example : Usings + example)
            .AsProgram().WithCore().ReportsNothing());

    /// <summary>Each goes on from those before it. A function within another may have variables of the same names.</summary>
    [Fact]
    public void Those_of_the_page_of_the_core()
    {
        string[] examples = Examples("docs/core.md");
        Assert.NotEmpty(examples);
        string nested = examples.Reverse().Aggregate(
            "await Task.Yield();", (behind, example) => $"await Example();\nasync Task Example()\n{{\n{example}\n{behind}\n}}\n");
        Verify.That(Usings + nested).WithFile(Usings + Bus).AsProgram().WithCore().ReportsNothing();
    }

    private static string[] Examples(string page) =>
    [
        .. File.ReadAllText(Path.Combine(BuildFacts.RepositoryRoot, page)).ReplaceLineEndings("\n")
            .Split("```csharp\n").Skip(1).Select(rest => rest.Split("```")[0]),
    ];
}
