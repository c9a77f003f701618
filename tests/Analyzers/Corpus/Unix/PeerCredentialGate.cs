// corpus: sockopt
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Sockopt;

namespace Vault.Agent;

/// <summary>Who is at the other end of a local connection, as the kernel has it.</summary>
public readonly record struct Peer(int ProcessId, int UserId, int GroupId);

public static class PeerCredentialGate
{
    [StructLayout(LayoutKind.Sequential)]
    private struct UCred
    {
        public int Pid;
        public int Uid;
        public int Gid;
    }

    /// <summary>Asks for SO_PEERCRED by number.</summary>
    public static Peer? Identify(Socket connection)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[Marshal.SizeOf<UCred>()];
        int length = connection.GetRawSocketOption(1 /* SOL_SOCKET */, {|SOPT1008:17|} /* SO_PEERCRED */, bytes);
        if (length != bytes.Length)
        {
            throw new InvalidOperationException($"SO_PEERCRED answered {length} bytes");
        }

        UCred cred = MemoryMarshal.Read<UCred>(bytes);
        return new Peer(cred.Pid, cred.Uid, cred.Gid);
    }

    /// <summary>The same with the key of the option, for what runs on the stack of this process.</summary>
    public static Errno Identify(KernelSocket connection, out PeerCredentials credentials) =>
        connection.GetOption(SocketOption.PeerCredentials, out credentials);

    public static bool IsAllowed(Socket connection, IReadOnlySet<int> users)
    {
        Peer? peer = Identify(connection);
        return peer is { UserId: var user } && (user == 0 || users.Contains(user));
    }
}
