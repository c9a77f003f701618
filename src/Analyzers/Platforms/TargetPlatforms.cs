using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Sockopt.Analyzers.Platforms;

/// <summary>The systems that a project is written for.</summary>
internal sealed class TargetPlatforms
{
    /// <summary>The setting of .editorconfig that names them: <c>sopt_target_platforms = linux, windows</c>.</summary>
    public const string Setting = "sopt_target_platforms";

    private const HostPlatforms Usual = HostPlatforms.Linux | HostPlatforms.MacOS | HostPlatforms.Windows;
    private static readonly char[] Separators = [',', ';', ' '];

    private readonly PlatformSet _ofProject;

    public TargetPlatforms(Compilation compilation) => _ofProject = new PlatformSet(OfProject(compilation), IsCertain: true);

    /// <summary>The systems that the code of one file may run on, before any test in it.</summary>
    public PlatformSet In(SyntaxTree tree, AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(Setting, out string? names)
        && Parse(names) is not HostPlatforms.None and HostPlatforms systems
            ? new PlatformSet(systems, IsCertain: true)
            : _ofProject;

    private static HostPlatforms Parse(string names)
    {
        HostPlatforms systems = HostPlatforms.None;
        foreach (string name in names.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            systems |= PlatformNames.Parse(name);
        }

        return systems;
    }

    private static HostPlatforms OfProject(Compilation compilation)
    {
        // The SDK says so of net10.0-windows and its like.
        HostPlatforms target = HostPlatforms.None;
        foreach (AttributeData attribute in compilation.Assembly.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "TargetPlatformAttribute"
                && attribute.ConstructorArguments is [{ Value: string name }, ..])
            {
                target |= PlatformNames.Parse(name);
            }
        }

        // The .NET Framework has all of the library in mscorlib and System, and runs on Windows.
        return target != HostPlatforms.None ? target
            : compilation.ObjectType.ContainingAssembly?.Name == "mscorlib" ? HostPlatforms.Windows
            : Usual;
    }
}
