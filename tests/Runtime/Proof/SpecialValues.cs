using Sockopt.Generators.Model;
using Sockopt.Tests.Table;

namespace Sockopt.Tests.Proof;

/// <summary>Values to set, or to ask with, that a table cannot have: they depend on the socket, or are structs of C that
/// programs pass through.</summary>
internal static class SpecialValues
{
    /// <summary>An array of struct tcp_repair_opt with one: the greatest segment is 1000 bytes.</summary>
    public static readonly byte[] RepairOptions = [.. BitConverter.GetBytes(2), .. BitConverter.GetBytes(1000)];

    /// <summary>A struct tls12_crypto_info_aes_gcm_256: TLS 1.3, the cipher, and a key, salt and counters of zeros.</summary>
    public static readonly byte[] TlsKeys =
        [.. BitConverter.GetBytes((ushort)0x0304), .. BitConverter.GetBytes((ushort)52), .. new byte[52]];

    /// <summary>A struct mptcp_subflow_data: its own size, and the size of the elements that follow.</summary>
    public static readonly byte[] Subflows =
        [.. BitConverter.GetBytes(16), .. BitConverter.GetBytes(0), .. BitConverter.GetBytes(0), .. BitConverter.GetBytes(256)];

    /// <summary>A signature for the address of a peer of the socket's own domain.</summary>
    public static byte[]? Signature(SocketKind kind, string option)
    {
        OptionModel model = LinuxOption.Find("Tcp", option).Option;
        return kind.Domain == "inet6" ? WireValue.Encode(model, ["[::1]:0", .. model.Test.Skip(1)]) : null;
    }

    /// <summary>Makes the window that a struct tells one byte smaller.</summary>
    public static void Shrink(LinuxOption option, byte[] value)
    {
        FieldModel field = WireValue.Model(option.Option.Value).Fields.Single(field => field.Id == "SendWindow");
        int offset = field.Offsets.On(Abi.Linux);
        BitConverter.TryWriteBytes(value.AsSpan(offset), BitConverter.ToInt32(value, offset) - 1);
    }
}
