using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sockopt.Generators.Model;
using Sockopt.Generators.Tests.Hosting;

namespace Sockopt.Generators.Tests.Output;

public sealed class GeneratedNameTests
{
    /// <summary>The parser refuses the names that are generated: it must know all of them.</summary>
    [Fact]
    public void The_parser_knows_the_name_of_every_type_that_is_generated()
    {
        GeneratorRun run = GeneratorRun.Of(
            new TableText("every-kind.json", Repository.EveryKind) { Emit = "Api,Handlers,Catalog" });
        string[] levels = ["Acme", "Empty", "Foreign", "Plain"];
        string[] declared = ["Colour", "Gear", "Packed", "Pair", "Permissions", "Route"];

        // An extension block is a type without a name.
        IEnumerable<string> generated = run.Files.Values
            .SelectMany(file => CSharpSyntaxTree.ParseText(file, GeneratedCode.ParseOptions).GetRoot().DescendantNodes())
            .OfType<BaseTypeDeclarationSyntax>()
            .Select(type => type.Identifier.ValueText)
            .Where(name => name.Length > 0);

        string[] known =
            [TypeNames.Catalog, .. levels.SelectMany(level => new LevelNames(level).All), .. declared.Select(TypeNames.CodecOf)];
        Assert.Empty(generated.Except(declared).Except(known));
    }
}
