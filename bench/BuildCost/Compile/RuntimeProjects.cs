using System.Globalization;
using System.Text.RegularExpressions;

namespace Sockopt.BuildCost;

/// <summary>The library as projects of its own, each with another table.</summary>
internal sealed partial class RuntimeProjects : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string[] _projects;

    public RuntimeProjects(IReadOnlyList<OptionTable> tables)
    {
        string runtime = Repository.PathOf("src/Runtime");
        string build = Repository.PathOf("src/Generators/build");
        string properties = $"""
            <Project>
              <Import Project="{Repository.PathOf("Directory.Build.props")}" />
            </Project>
            """;
        string project = $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{build}/Sockopt.props" />
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RootNamespace>Sockopt</RootNamespace>
                <IsTrimmable>true</IsTrimmable>
                <IsAotCompatible>true</IsAotCompatible>
                <ProduceReferenceAssembly>false</ProduceReferenceAssembly>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="{runtime}/**/*.cs" Exclude="{runtime}/obj/**;{runtime}/bin/**" />
                <Analyzer Include="{Repository.Generator}" />
                <SocketOptionTable Include="options.json" Emit="Api;Handlers" />
              </ItemGroup>
              <Import Project="{build}/Sockopt.targets" />
            </Project>
            """;
        _projects =
        [
            .. tables.Select((table, index) => _folder.Add(
                $"table{index}",
                ("Sockopt.csproj", project),
                ("Directory.Build.props", properties),
                ("options.json", table.Text))),
        ];
        foreach (string folder in _projects)
        {
            Command.DotNet(folder, "restore");
        }
    }

    /// <summary>Compiles a project, and returns the milliseconds that the compiler's task took.</summary>
    public double Compile(int index)
    {
        string output = Command.DotNet(
            _projects[index],
            "build", "--no-restore", "--no-incremental", "--nologo", "-c", "Release", "-clp:PerformanceSummary",

            // Analyzers would take several times as long, and the environment may have switched the server off.
            "-p:RunAnalyzers=false", "-p:UseSharedCompilation=true");
        Match task = CompilerTask().Match(output);
        return task.Success
            ? double.Parse(task.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The build says nothing of the compiler's task:\n{output}");
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex(@"(\d+) ms\s+Csc\s")]
    private static partial Regex CompilerTask();
}
