using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sockopt.BuildCost;

/// <summary>The programs that are trimmed.</summary>
internal static class Programs
{
    /// <summary>Uses the framework alone.</summary>
    public const string WithoutOptions = """
        using System;
        using System.Net.Sockets;

        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Span<byte> value = stackalloc byte[4];
        socket.GetRawSocketOption((int)SocketOptionLevel.Tcp, (int)SocketOptionName.NoDelay, value);
        socket.SetRawSocketOption((int)SocketOptionLevel.Tcp, (int)SocketOptionName.NoDelay, value);
        Console.WriteLine(value[0]);
        """;

    /// <summary>Uses an option of the table.</summary>
    public const string WithOneOption = """
        using System;
        using System.Net.Sockets;
        using Sockopt;

        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.SetOption(TcpOption.NoDelay, true);
        Console.WriteLine(socket.GetOption(TcpOption.NoDelay));
        """;

    /// <summary>Uses three options of the table: a flag, a time, and a number.</summary>
    public const string WithThreeOptions = WithOneOption + """

        socket.SetOption(TcpOption.KeepAliveTime, TimeSpan.FromSeconds(60));
        socket.SetOption(SocketOption.ReceiveBufferSize, 65536);
        Console.WriteLine(socket.GetOption(TcpOption.KeepAliveTime));
        Console.WriteLine(socket.GetOption(SocketOption.ReceiveBufferSize));
        """;

    /// <summary>Gets and sets every option of a table that is compiled into the program; only if it is asked to.</summary>
    public static string WithAll(OptionTable table)
    {
        CSharpCompilation compilation = GeneratedTable.Generate(
            CSharpCompilation.Create("Synthetic", [], GeneratedTable.Net100WithRuntime, GeneratedTable.Release),
            TrimmedProgram.Name,
            table.Text);
        StringBuilder calls = new();
        foreach (IPropertySymbol key in compilation.GlobalNamespace.GetNamespaceMembers()
            .Single(space => space.Name == TrimmedProgram.Name)
            .GetTypeMembers()
            .Where(type => type.IsStatic)
            .SelectMany(type => type.GetMembers().OfType<IPropertySymbol>()))
        {
            string name = $"{key.ContainingType.Name}.{key.Name}";
            if (key.Type is not INamedTypeSymbol { TypeArguments: [ITypeSymbol value] } type)
            {
                continue;
            }

            if (type.Name is "OptionKey" or "ReadOnlyOptionKey")
            {
                calls.AppendLine($"    _ = socket.GetOption({name});");
            }

            if (type.Name is "OptionKey" or "WriteOnlyOptionKey")
            {
                calls.AppendLine($"    socket.SetOption({name}, default({value.ToDisplayString()})!);");
            }
        }

        return $$"""
            using System;
            using System.Net.Sockets;
            using Sockopt;
            using {{TrimmedProgram.Name}};

            using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            Span<byte> value = stackalloc byte[4];
            socket.GetRawSocketOption((int)SocketOptionLevel.Tcp, (int)SocketOptionName.NoDelay, value);
            Console.WriteLine(value[0]);
            if (args.Length > 0)
            {
            {{calls}}
            }
            """;
    }
}
