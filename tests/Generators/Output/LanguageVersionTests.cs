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
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.CSharp14)]
    public void Strings_arrays_spans_and_literals_are_told_apart(LanguageVersion language)
    {
        Dictionary<string, string> consumer = new()
        {
            ["Consumer.cs"] = """
                using System;
                using System.Net.Sockets;
                using Acme;
                using Sockopt;

                static class Consumer
                {
                    public static void Configure(Socket socket, Span<byte> span)
                    {
                        socket.SetOption(AcmeOption.Text, "tahoe");
                        socket.SetOption(AcmeOption.Text, "tahoe"u8);
                        socket.SetOption(AcmeOption.Tag, span);
                        socket.TrySetOption(AcmeOption.Tag, "tahoe");
                        socket.SetOption(AcmeOption.Bytes, new byte[] { 1 });
                        socket.SetOption(AcmeOption.Bytes, [1]);
                        socket.SetOption(AcmeOption.Bytes, span);
                        socket.TrySetOption(ForeignOption.Filter, default(byte[])!);
                        int length = socket.GetOption(AcmeOption.Bytes, span) + socket.GetOption(ForeignOption.Name, span);
                    }
                }
                """,
        };

        GeneratedCode.Compile(GeneratorRun.Of(Table, language).Files, consumer, GeneratedCode.Net100WithRuntime, language);
    }

    [Theory]
    [InlineData("Handlers")]
    [InlineData("Catalog")]
    public void Properties_come_with_keys_only(string emit) => Assert.DoesNotContain(
        GeneratorRun.Of(new TableText("every-kind.json", Repository.EveryKind) { Emit = emit }).Files.Keys,
        file => file.EndsWith(Properties, StringComparison.Ordinal));
}
