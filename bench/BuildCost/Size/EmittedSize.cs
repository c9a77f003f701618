using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Sockopt.BuildCost;

/// <summary>How large that is which a table is compiled into: the characters that the generator emits, and the assembly that
/// the compiler makes of them.</summary>
/// <param name="Options">The options of the table.</param>
/// <param name="Files">The characters by kind of file: keys, handlers, …</param>
/// <param name="Documentation">The characters of documentation among them.</param>
/// <param name="Il">The bytes of the bodies of all methods.</param>
/// <param name="Assembly">The bytes of the assembly.</param>
internal sealed record EmittedSize(
    int Options, IReadOnlyDictionary<string, int> Files, int Documentation, int Il, int Assembly)
{
    public int Characters => Files.Values.Sum();

    public static EmittedSize Of(OptionTable table)
    {
        CSharpCompilation compilation = GeneratedTable.Generate(
            CSharpCompilation.Create("Synthetic", [], GeneratedTable.Net100WithRuntime, GeneratedTable.Release),
            "Synthetic",
            table.Text);
        using MemoryStream assembly = new();
        EmitResult emitted = compilation.Emit(assembly);
        if (!emitted.Success)
        {
            throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics.Take(10)));
        }

        Dictionary<string, int> files = compilation.SyntaxTrees
            .GroupBy(tree => KindOf(tree.FilePath))
            .ToDictionary(group => group.Key, group => group.Sum(tree => tree.Length));
        int documentation = compilation.SyntaxTrees
            .SelectMany(tree => tree.GetText().Lines)
            .Where(line => line.ToString().TrimStart().StartsWith("///", StringComparison.Ordinal))
            .Sum(line => line.SpanIncludingLineBreak.Length);
        int length = (int)assembly.Length;
        assembly.Position = 0;
        return new(table.Count, files, documentation, BytesOfBodies(assembly), length);
    }

    // synthetic.Socket0.Keys.g.cs
    private static string KindOf(string file) => Path.GetFileName(file).Split('.')[^3];

    private static int BytesOfBodies(Stream assembly)
    {
        using PEReader reader = new(assembly);
        MetadataReader metadata = reader.GetMetadataReader();
        return metadata.MethodDefinitions
            .Select(handle => metadata.GetMethodDefinition(handle).RelativeVirtualAddress)
            .Where(address => address != 0)
            .Sum(address => reader.GetMethodBody(address).Size);
    }
}
