using System.Net.Sockets;
using System.Reflection;
using Sockopt.Generators.Model;

namespace Sockopt.Tests.Proof;

/// <summary>The key of an option in the product, with the type of its value left open.</summary>
internal abstract class TypedKey
{
    /// <summary>The key that the product has for an option.</summary>
    public static TypedKey? Find(LevelModel level, OptionModel option)
    {
        Type? keys = typeof(SocketOption).Assembly.GetType($"Sockopt.{level.Names.OptionClass}");
        object? key = keys?.GetProperty(option.Id, BindingFlags.Public | BindingFlags.Static)?.GetValue(null);
        if (key is null)
        {
            return null;
        }

        Type definition = key.GetType().GetGenericTypeDefinition();
        Type adapter = definition == typeof(OptionKey<>) ? typeof(Both<>)
            : definition == typeof(ReadOnlyOptionKey<>) ? typeof(ReadOnly<>)
            : typeof(WriteOnly<>);
        return (TypedKey)Activator.CreateInstance(adapter.MakeGenericType(key.GetType().GetGenericArguments()), key)!;
    }

    /// <summary>The option's name in C, as the key has it.</summary>
    public abstract string Name { get; }

    /// <summary>The option's numbers on the running system, as the key has them.</summary>
    public abstract OptionId Id { get; }

    /// <summary>How many bytes hold any value on a system.</summary>
    public abstract int Size(OptionAbi abi);

    /// <summary>Reads the option by the key.</summary>
    public abstract object? Get(Socket socket);

    /// <summary>Reads the option by the key into memory in which the kernel sees what stands there; options of bytes
    /// only.</summary>
    /// <returns>The number of bytes read.</returns>
    public virtual int Get(Socket socket, Span<byte> destination) => throw new NotSupportedException(Name);

    /// <summary>Sets the option by the key.</summary>
    public abstract void Set(Socket socket, object? value);

    /// <summary>Turns bytes of Linux into a value, by the key's codec.</summary>
    public abstract object? Decode(byte[] bytes);

    private abstract class Of<T>(OptionDefinition<T> definition) : TypedKey
    {
        public override string Name => definition.Name;

        public override OptionId Id => definition.Id;

        public override int Size(OptionAbi abi) => definition.Codec.Size(abi);

        public override object? Decode(byte[] bytes) => definition.Codec.Decode(bytes, OptionAbi.Linux);
    }

    private sealed class Both<T>(OptionKey<T> key) : Of<T>(key.Definition)
    {
        public override object? Get(Socket socket) => socket.GetOption(key);

        public override int Get(Socket socket, Span<byte> destination) =>
            (object)key is OptionKey<byte[]> bytes ? socket.GetOption(bytes, destination) : base.Get(socket, destination);

        public override void Set(Socket socket, object? value) => socket.SetOption(key, (T)value!);
    }

    private sealed class ReadOnly<T>(ReadOnlyOptionKey<T> key) : Of<T>(key.Definition)
    {
        public override object? Get(Socket socket) => socket.GetOption(key);

        public override int Get(Socket socket, Span<byte> destination) =>
            (object)key is ReadOnlyOptionKey<byte[]> bytes
                ? socket.GetOption(bytes, destination)
                : base.Get(socket, destination);

        public override void Set(Socket socket, object? value) => throw new NotSupportedException(Name);
    }

    private sealed class WriteOnly<T>(WriteOnlyOptionKey<T> key) : Of<T>(key.Definition)
    {
        public override object? Get(Socket socket) => throw new NotSupportedException(Name);

        public override void Set(Socket socket, object? value) => socket.SetOption(key, (T)value!);
    }
}
