using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sockopt.Analyzers.Tests.Verification;

/// <summary>What a source is compiled against, and the C# that its users write there.</summary>
public sealed class TargetPlatform
{
    private readonly Lazy<ImmutableArray<MetadataReference>> _references;

    private TargetPlatform(
        string name, LanguageVersion language, bool hasImplicitUsings, Func<IEnumerable<MetadataReference>> references)
    {
        Name = name;
        Language = language;
        HasImplicitUsings = hasImplicitUsings;
        _references = new Lazy<ImmutableArray<MetadataReference>>(() => [.. references()]);
    }

    public static TargetPlatform Net100 { get; } = new("net10.0", LanguageVersion.CSharp14, true, static () =>
        from path in Directory.EnumerateFiles(BuildFacts.Net100References, "*.dll")
        select MetadataReference.CreateFromFile(path));

    public static TargetPlatform AspNetCore100 { get; } = new("ASP.NET Core 10.0", LanguageVersion.CSharp14, true, static () =>
    [
        .. Net100.References,
        .. from path in Directory.EnumerateFiles(BuildFacts.AspNetCore100References, "*.dll")
           select MetadataReference.CreateFromFile(path),
    ]);

    public static TargetPlatform Net80 { get; } = new("net8.0", LanguageVersion.CSharp12, true, static () =>
        Basic.Reference.Assemblies.Net80.References.All);

    public static TargetPlatform Net472 { get; } = new("net472", LanguageVersion.CSharp7_3, false, static () =>
        Basic.Reference.Assemblies.Net472.References.All);

    public string Name { get; }

    public LanguageVersion Language { get; }

    /// <summary>Whether the SDK adds usings of its own, as it does in the projects that it creates for this target.</summary>
    public bool HasImplicitUsings { get; }

    public ImmutableArray<MetadataReference> References => _references.Value;

    public override string ToString() => Name;
}
