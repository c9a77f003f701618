using System.Reflection;

namespace Sockopt.Tests;

/// <summary>The files of the repository that the tests read and write. Only MSBuild knows where they are.</summary>
internal static class Repository
{
    public static string PathOf(string file) => Path.Combine(
        typeof(Repository).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot").Value!,
        file);
}
