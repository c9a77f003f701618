using System.Reflection;

namespace Sockopt.Generators.Tests.Hosting;

/// <summary>The files of the repository that tests read. Only MSBuild knows where they are.</summary>
internal static class Repository
{
    /// <summary>The table of all options.</summary>
    public static string Options { get; } = Read("options.json");

    /// <summary>A table in which everything occurs that a table can say.</summary>
    public static string EveryKind { get; } = Read("tests/Generators/Tables/every-kind.json");

    /// <summary>The directory of the reference assemblies of net10.0.</summary>
    public static string Net100References => Metadata("Net100References");

    /// <summary>The directory of the analyzers that every project is compiled with.</summary>
    public static string SdkAnalyzers => Metadata("SdkAnalyzers");

    public static string PathOf(string file) => Path.Combine(Metadata("RepositoryRoot"), file);

    public static string Read(string file) => File.ReadAllText(PathOf(file));

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
