namespace Sockopt.Conformance.Tests;

/// <summary>The pages beside the table of cases.</summary>
internal static class Pages
{
    /// <summary>The text of a page.</summary>
    public static string Read(string name)
    {
        using Stream stream = typeof(Pages).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
