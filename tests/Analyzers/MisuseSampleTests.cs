using System.Globalization;
using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests;

/// <summary>The sample that shows the warnings in a plain build shows all of them, and says what it should.</summary>
public sealed class MisuseSampleTests
{
    [Fact]
    public void The_sample_gets_the_warnings_it_is_there_for()
    {
        string source = File.ReadAllText(Path.Combine(BuildFacts.RepositoryRoot, "samples/Misuse/Program.cs"));
        Document document = new ProjectUnderTest { Output = OutputKind.ConsoleApplication, HasCore = true }.Add(source);
        IEnumerable<string> lines = Analysis.Run(document, mayBeMalformed: false).Select(static found =>
        {
            int line = found.Location.GetLineSpan().StartLinePosition.Line + 1;
            return $"Program.cs({line}): {found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)}\n";
        });

        Snapshot.Matches("samples/Misuse/expected.txt", string.Concat(lines));
    }
}
