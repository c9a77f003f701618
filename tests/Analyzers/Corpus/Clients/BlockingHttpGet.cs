using System;
using System.IO;
using System.Net.Sockets;
using System.Text;

namespace Toolbox
{
    /// <summary>HTTP/1.0 by hand, for the devices whose answers HttpClient refuses to parse.</summary>
    public static class BlockingHttpGet
    {
        public static string Fetch(string host, int port, string path, int timeoutMs)
        {
            using (TcpClient client = new TcpClient())
            {
                client.SendTimeout = timeoutMs;
                client.ReceiveTimeout = timeoutMs;
                client.NoDelay = true;
                client.Connect(host, port);

                NetworkStream stream = client.GetStream();
                byte[] request = Encoding.ASCII.GetBytes(
                    "GET " + path + " HTTP/1.0\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
                stream.Write(request, 0, request.Length);

                using (MemoryStream body = new MemoryStream())
                {
                    byte[] chunk = new byte[4096];
                    int n;
                    try
                    {
                        while ((n = stream.Read(chunk, 0, chunk.Length)) > 0)
                        {
                            body.Write(chunk, 0, n);
                        }
                    }
                    catch (IOException e)
                    {
                        SocketException inner = e.InnerException as SocketException;
                        if (inner == null || inner.SocketErrorCode != SocketError.TimedOut)
                            throw;
                        // Some of them never close the connection. What we have is the answer.
                    }

                    return SkipHeader(Encoding.GetEncoding("iso-8859-1").GetString(body.ToArray()));
                }
            }
        }

        private static string SkipHeader(string response)
        {
            int end = response.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            return end < 0 ? response : response.Substring(end + 4);
        }
    }
}
