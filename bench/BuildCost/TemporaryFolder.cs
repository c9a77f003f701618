namespace Sockopt.BuildCost;

/// <summary>A folder for projects that are built only to be measured. It lies outside of the repository, whose settings do
/// not reach it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("sockopt-build-cost-").FullName;

    /// <summary>Makes a folder with files in it, and returns its path.</summary>
    public string Add(string name, params (string Name, string Text)[] files)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_path, name)).FullName;
        foreach ((string file, string text) in files)
        {
            File.WriteAllText(Path.Combine(folder, file), text);
        }

        return folder;
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
