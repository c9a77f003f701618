// corpus: program
// Serves the current directory. For development only.
using System.Net;
using System.Net.Sockets;
using System.Text;

int port = args is [var first, ..] && int.TryParse(first, out int parsed) ? parsed : 8000;

using Socket server = new(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
server.DualMode = true;
server.SetSocketOption(SocketOptionLevel.Socket, {|SOPT1015:SocketOptionName.ReuseAddress|}, 1);
server.Bind(new IPEndPoint(IPAddress.IPv6Any, port));
server.Listen();
Console.WriteLine($"http://localhost:{port}/");

while (true)
{
    Socket client = await server.AcceptAsync();
    _ = Task.Run(async () =>
    {
        using (client)
        {
            await RespondAsync(client);
        }
    });
}

static async Task RespondAsync(Socket client)
{
    byte[] buffer = new byte[8192];
    int length = await client.ReceiveAsync(buffer);
    string[] request = Encoding.ASCII.GetString(buffer, 0, length).Split(' ', 3);
    if (request is not ["GET", var target, _])
    {
        await client.SendAsync("HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        return;
    }

    string root = Directory.GetCurrentDirectory();
    string path = Path.GetFullPath(Path.Join(root, Uri.UnescapeDataString(target.Split('?')[0])));
    if (Directory.Exists(path))
    {
        path = Path.Join(path, "index.html");
    }

    if (!path.StartsWith(root, StringComparison.Ordinal) || !File.Exists(path))
    {
        await client.SendAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        return;
    }

    byte[] header = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {new FileInfo(path).Length}\r\n\r\n");
    await client.SendAsync(header);
    await client.SendFileAsync(path);
    client.Shutdown(SocketShutdown.Both);
}
