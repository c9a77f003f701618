using System.Reflection;

namespace Sockopt.BuildCost;

/// <summary>The files that are measured.</summary>
internal static class Repository
{
    /// <summary>The directory of the reference assemblies of net10.0.</summary>
    public static string Net100References => Metadata("Net100References");

    /// <summary>The runtime library that is referenced.</summary>
    public static string RuntimeLibrary => typeof(OptionId).Assembly.Location;

    /// <summary>The generator that is measured.</summary>
    public static string Generator => typeof(Generators.SocketOptionGenerator).Assembly.Location;

    public static string PathOf(string file) => Path.Combine(Metadata("RepositoryRoot"), file);

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
