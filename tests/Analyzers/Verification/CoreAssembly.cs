extern alias runtime;

using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Tests.Verification;

/// <summary>The runtime library, as code under test references it.</summary>
internal static class CoreAssembly
{
    public static MetadataReference Reference { get; } =
        MetadataReference.CreateFromFile(typeof(runtime::Sockopt.KernelSocket).Assembly.Location);
}
