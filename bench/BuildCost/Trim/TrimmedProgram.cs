using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Sockopt.BuildCost;

/// <summary>A program after <c>dotnet publish</c> with trimming.</summary>
/// <param name="Assemblies">The bytes of each of its assemblies.</param>
/// <param name="Warnings">What the analyzers and the trimmer warned of.</param>
internal sealed partial record TrimmedProgram(IReadOnlyDictionary<string, long> Assemblies, IReadOnlyList<string> Warnings)
{
    public const string Name = "Synthetic";

    public long Total => Assemblies.Values.Sum();

    /// <summary>Publishes a program, runs it, and measures what was published.</summary>
    /// <param name="folder">Where it is built.</param>
    /// <param name="name">What it is called there.</param>
    /// <param name="source">The program.</param>
    /// <param name="table">A table of its own, or null.</param>
    public static TrimmedProgram Publish(TemporaryFolder folder, string name, string source, OptionTable? table = null)
    {
        string project = folder.Add(
            name,
            ($"{Name}.csproj", Project(table)),
            ("Program.cs", source),
            ("synthetic.options.json", table?.Text ?? ""));
        string output = Command.DotNet(project, "publish", "--nologo", "--output", "published");
        string published = Path.Combine(project, "published");
        Command.Run(Path.Combine(published, Name), published);
        return new(
            new DirectoryInfo(published).GetFiles("*.dll").ToDictionary(file => file.Name, file => file.Length),
            [.. Warning().Matches(output).Select(match => match.Value).Distinct()]);
    }

    private static string Project(OptionTable? table) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <Import Project="{Repository.PathOf("src/Generators/build/Sockopt.props")}" />
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <RootNamespace>{Name}</RootNamespace>
            <LangVersion>latest</LangVersion>
            <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
            <SelfContained>true</SelfContained>
            <PublishTrimmed>true</PublishTrimmed>
            <TrimmerSingleWarn>false</TrimmerSingleWarn>
            <IsAotCompatible>true</IsAotCompatible>
            <InvariantGlobalization>true</InvariantGlobalization>
            <DebugType>none</DebugType>
          </PropertyGroup>
          <ItemGroup>
            <Reference Include="{Repository.RuntimeLibrary}" />
            <Analyzer Include="{Repository.Generator}" />
            {(table is null ? "" : """<SocketOptionTable Include="synthetic.options.json" />""")}
          </ItemGroup>
          <Import Project="{Repository.PathOf("src/Generators/build/Sockopt.targets")}" />
        </Project>
        """;

    [GeneratedRegex(@"warning (IL\d+|SOPT\d+)[^\n]*")]
    private static partial Regex Warning();
}
