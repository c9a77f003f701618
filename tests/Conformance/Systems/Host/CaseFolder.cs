namespace Sockopt.Conformance.Systems.Host;

/// <summary>The folder that the paths of a case are in. There is none until it is asked for.</summary>
internal sealed class CaseFolder : IDisposable
{
    private readonly Lazy<string> _path = new(() => Directory.CreateTempSubdirectory("sockopt-").FullName);

    public string Path => _path.Value;

    /// <summary>The path of what has a name in it.</summary>
    public string PathOf(string name) => $"{_path.Value}/{name}";

    /// <summary>The name in it that a path has; a path elsewhere as it is.</summary>
    public string NameOf(string path) =>
        _path.IsValueCreated && path.StartsWith(PathOf(""), StringComparison.Ordinal) ? path[PathOf("").Length..] : path;

    public void Dispose()
    {
        if (_path.IsValueCreated)
        {
            Directory.Delete(_path.Value, recursive: true);
        }
    }
}
