using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Tests.Stubs;

/// <summary>Gives a project the socket of the in-process core: the one place that knows where it comes from.</summary>
internal static class KernelSocketStub
{
    public static Project AddTo(Project project) => project.AddDocument("KernelSocket.cs", Source).Project;

    private const string Source = """
        namespace Sockopt
        {
            public enum Errno { None, ENOPROTOOPT = 42 }

            public sealed class OptionKey<T> { }

            public sealed class KernelSocket
            {
                public Errno SetOption(int level, int name, System.ReadOnlySpan<byte> value) => Errno.None;

                public Errno SetOption<T>(OptionKey<T> option, T value) => Errno.None;

                public Errno GetOption(int level, int name, System.Span<byte> value, out int length)
                {
                    length = 0;
                    return Errno.None;
                }
            }
        }
        """;
}
