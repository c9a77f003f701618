using System.Text;

namespace Sockopt.Tests.Core;

/// <summary>Calls on a socket as one line each that never wait, and the profiles by name.</summary>
internal static class TestCalls
{
    public static readonly StackProfile[] Profiles = [StackProfile.OpenBsd, StackProfile.Linux];

    public static StackProfile Profile(string name) => Profiles.Single(profile => profile.Name == name);

    /// <summary>Sends text; the count, or the error.</summary>
    public static string SendText(this KernelSocket socket, string text, MessageFlags flags = MessageFlags.None)
    {
        IoResult result = socket.Send(Encoding.ASCII.GetBytes(text), flags | MessageFlags.DontWait);
        return result.IsSuccess ? $"{result.Count}" : $"{result.Errno}";
    }

    /// <summary>Receives text in quotation marks, or the error.</summary>
    public static string ReceiveText(this KernelSocket socket, int count, MessageFlags flags = MessageFlags.None)
    {
        byte[] buffer = new byte[count];
        IoResult result = socket.Receive(buffer, flags | MessageFlags.DontWait);
        return result.IsSuccess ? $"\"{Encoding.ASCII.GetString(buffer, 0, result.Count)}\"" : $"{result.Errno}";
    }

    public static Errno PendingError(this KernelSocket socket)
    {
        Assert.Equal(Errno.Success, socket.GetOption(SocketOption.Error, out Errno pending));
        return pending;
    }

    public static Errno SetInt(this KernelSocket socket, OptionId option, int value) =>
        socket.SetOption(option.Level.Core, option.CoreNumber, BitConverter.GetBytes(value));

    public static int GetInt(this KernelSocket socket, OptionId option)
    {
        byte[] value = new byte[sizeof(int)];
        Assert.Equal(Errno.Success, socket.GetOption(option.Level.Core, option.CoreNumber, value, out int length));
        Assert.Equal(sizeof(int), length);
        return BitConverter.ToInt32(value);
    }
}
