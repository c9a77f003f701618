using System.Reflection;
using System.Runtime.Loader;
using Sockopt.Generators.Tests.Hosting;

namespace Sockopt.Generators.Tests.Semantics;

/// <summary>The socket of <see cref="AcmeSocketSource"/>, compiled with what is generated, loaded, and called by
/// number.</summary>
internal sealed class LoadedSocket
{
    private static readonly byte[] Image = Compile();

    private readonly object _socket;
    private readonly SetOption _set;
    private readonly GetOption _get;

    public LoadedSocket(OptionDialect dialect)
    {
        AssemblyLoadContext context = new("Acme", isCollectible: true);
        using MemoryStream stream = new(Image);
        Type type = context.LoadFromStream(stream).GetType("Acme.AcmeSocket", throwOnError: true)!;
        _socket = Activator.CreateInstance(type, dialect)!;
        _set = type.GetMethod("Set")!.CreateDelegate<SetOption>(_socket);
        _get = type.GetMethod("Get")!.CreateDelegate<GetOption>(_socket);
    }

    private delegate int SetOption(int level, int name, byte[] value);

    private delegate int GetOption(int level, int name, byte[] value, out int length);

    /// <summary>The methods that were called, with their arguments.</summary>
    public string Calls =>
        (string)_socket.GetType().GetProperty("Calls", BindingFlags.Instance | BindingFlags.Public)!.GetValue(_socket)!;

    public Errno Set(int level, int name, params byte[] value) => (Errno)_set(level, name, value);

    /// <summary>An option's value, read into a buffer of a size.</summary>
    public Errno Get(int level, int name, int size, out byte[] value)
    {
        byte[] buffer = new byte[size];
        Errno error = (Errno)_get(level, name, buffer, out int length);
        value = buffer[..length];
        return error;
    }

    /// <summary>A Packed in the layout of a system, for an option; one with a name gets a value that does not fit.</summary>
    public byte[] EncodePacked(OptionAbi abi, string option = "") =>
        _socket.GetType().GetMethod("EncodePacked")!.CreateDelegate<Func<int, string, byte[]>>()((int)abi, option);

    /// <summary>A Packed that a system returned, as text.</summary>
    public string DecodePacked(OptionAbi abi, byte[] bytes) =>
        _socket.GetType().GetMethod("DecodePacked")!.CreateDelegate<Func<int, byte[], string>>()((int)abi, bytes);

    private static byte[] Compile()
    {
        GeneratorRun run = GeneratorRun.Of(
            new TableText("every-kind.json", Repository.EveryKind) { Emit = "Handlers", Namespace = "Acme" });
        using MemoryStream stream = new();
        Dictionary<string, string> own = new() { ["AcmeSocket.cs"] = AcmeSocketSource.Text };
        Assert.True(GeneratedCode.Compile(run.Files, own, GeneratedCode.Net100WithRuntime).Emit(stream).Success);
        return stream.ToArray();
    }
}
