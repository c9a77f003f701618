using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.Generators.Tests.Hosting;

/// <summary>A table in memory, with the metadata that MSBuild would give its item.</summary>
internal sealed class TableText(string path, string? text) : AdditionalText
{
    private readonly SourceText? _text = text is null ? null : SourceText.From(text, Encoding.UTF8);

    public override string Path => path;

    /// <summary>What is generated: the item's <c>Emit</c>, with commas.</summary>
    public string Emit { get; init; } = "";

    /// <summary>The namespace of what is generated: the item's <c>Namespace</c>.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Whether the file is a table at all.</summary>
    public bool IsTable { get; init; } = true;

    public AnalyzerConfigOptions Metadata => new ItemMetadata(this);

    public override SourceText? GetText(CancellationToken cancellationToken = default) => _text;

    /// <summary>The same table with another text, as after an edit.</summary>
    public TableText Edited(string edited) => new(path, edited) { Emit = Emit, Namespace = Namespace, IsTable = IsTable };

    private sealed class ItemMetadata(TableText table) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key switch
            {
                "build_metadata.AdditionalFiles.SocketOptionTable" => table.IsTable ? "true" : "",
                "build_metadata.AdditionalFiles.SocketOptionEmit" => table.Emit,
                "build_metadata.AdditionalFiles.SocketOptionNamespace" => table.Namespace,
                _ => null,
            };
            return value is not null;
        }
    }
}
