using Microsoft.CodeAnalysis.CSharp;
using Sockopt.Generators.Tests.Hosting;

namespace Sockopt.Generators.Tests.Output;

/// <summary>What a project gets whose C# is older than extension members.</summary>
public sealed class LanguageVersionTests
{
    private const string Properties = ".Properties.g.cs";

    private static readonly TableText Table = new("every-kind.json", Repository.EveryKind) { Namespace = "Acme" };

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    public void An_older_C_sharp_gets_all_but_the_properties(LanguageVersion language)
    {
        GeneratorRun run = GeneratorRun.Of(Table, language);

        Assert.Equal(
            GeneratorRun.Of(Table).Files.Where(file => !file.Key.EndsWith(Properties, StringComparison.Ordinal)), run.Files);
        GeneratedCode.Compile(run.Files, Decoys.In("Acme"), GeneratedCode.Net100WithRuntime, language);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp14)]
    [InlineData(LanguageVersion.Preview)]
    public void A_newer_C_sharp_gets_the_properties(LanguageVersion language) => Assert.Equal(
        ["every-kind.Acme.Properties.g.cs", "every-kind.Foreign.Properties.g.cs", "every-kind.Plain.Properties.g.cs"],
        GeneratorRun.Of(Table, language).Files.Keys.Where(file => file.EndsWith(Properties, StringComparison.Ordinal)));

    [Theory]
    [InlineData("Handlers")]
    [InlineData("Catalog")]
    public void Properties_come_with_keys_only(string emit) => Assert.DoesNotContain(
        GeneratorRun.Of(new TableText("every-kind.json", Repository.EveryKind) { Emit = emit }).Files.Keys,
        file => file.EndsWith(Properties, StringComparison.Ordinal));
}
