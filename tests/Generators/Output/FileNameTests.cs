using Sockopt.Generators.Tests.Diagnostics;
using Sockopt.Generators.Tests.Hosting;

namespace Sockopt.Generators.Tests.Output;

/// <summary>The names of generated files, and the namespaces in them: whatever a project is called, the compiler takes
/// them.</summary>
public sealed class FileNameTests
{
    private static readonly string Table = TableParts.Options(TableParts.Option());

    [Theory]
    [InlineData("/src/acme.options.json", "acme.options.Acme.Keys.g.cs")]
    [InlineData("acme#1~é:?.json", "acme_1_é__.Acme.Keys.g.cs")]
    public void A_file_is_named_after_its_table_and_level(string path, string expected) =>
        Assert.Equal([expected], KeyFiles(new TableText(path, Table)));

    [Fact]
    public void Tables_with_one_name_in_several_folders_have_files_of_their_own() => Assert.Equal(
        ["OPTIONS-3.Acme.Keys.g.cs", "options-2.Acme.Keys.g.cs", "options.Acme.Keys.g.cs"],
        KeyFiles(new("a/options.json", Table), new("b/options.json", Table), new("c/OPTIONS.json", Table)));

    [Theory]
    [InlineData("a.json", "x/a.json", "a-2.json", "a-2-2", "a-2", "a")]
    [InlineData("a-2.json", "a.json", "x/a.json", "a-2", "a-3", "a")]
    [InlineData("a.json", "A-2.json", "x/a.json", "A-2", "a-3", "a")]
    public void A_number_is_not_the_name_of_another_table(
        string first, string second, string third, params string[] expected) => Assert.Equal(
        expected.Select(stem => $"{stem}.Acme.Keys.g.cs"),
        KeyFiles(new(first, Table), new(second, Table), new(third, Table)));

    [Theory]
    [InlineData("", "my-app", "my_app")]
    [InlineData("", "", "Sockopt.Generated")]
    [InlineData("Acme.Net", "my-app", "Acme.Net")]
    [InlineData("3com.class..x", "", "_3com.@class._.x")]
    public void The_namespace_is_one_that_C_sharp_can_write(string @namespace, string rootNamespace, string expected)
    {
        TableText table = new("acme.json", Table) { Namespace = @namespace };

        GeneratorRun run = GeneratorRun.Of(new SocketOptionGenerator(), rootNamespace, table);

        Assert.Contains($"\nnamespace {expected};\n", run.Files["acme.Acme.Keys.g.cs"], StringComparison.Ordinal);
        GeneratedCode.Compile(run.Files, new Dictionary<string, string>(), GeneratedCode.Net100WithRuntime);
    }

    private static IEnumerable<string> KeyFiles(params TableText[] tables) =>
        GeneratorRun.Of(tables).Files.Keys.Where(file => file.EndsWith(".Keys.g.cs", StringComparison.Ordinal));
}
