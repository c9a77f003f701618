using System.Globalization;

namespace Sockopt.Tests;

/// <summary>What whoever runs the tests may set by a variable of the environment.</summary>
internal static class TestSettings
{
    public static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
