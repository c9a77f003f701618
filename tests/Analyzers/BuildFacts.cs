using System.Reflection;

namespace Sockopt.Analyzers.Tests;

/// <summary>What only the build knows; the project file hands it over as assembly metadata.</summary>
internal static class BuildFacts
{
    /// <summary>The folder of the net10.0 reference assemblies.</summary>
    public static string Net100References => Value("Net100References");

    /// <summary>The folder of the reference assemblies that ASP.NET Core adds to them.</summary>
    public static string AspNetCore100References => Value("AspNetCore100References");

    /// <summary>The folder of the repository.</summary>
    public static string RepositoryRoot => Value("RepositoryRoot");

    /// <summary>The command of the SDK that has built the tests.</summary>
    public static string DotNet => Value("DotNet");

    /// <summary>The configuration in which the tests, and what they reference, are built.</summary>
    public static string Configuration => Value("Configuration");

    private static string Value(string key) =>
        typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == key).Value!;
}
