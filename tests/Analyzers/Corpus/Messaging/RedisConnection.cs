using System;
using System.Globalization;
using System.IO;
using System.Net.Sockets;
using System.Text;

namespace TinyRedis
{
    /// <summary>One synchronous connection. Not thread-safe, like the original.</summary>
    public class RedisConnection : IDisposable
    {
        private readonly string _host;
        private readonly int _port;
        private Socket? _socket;
        private BufferedStream? _stream;

        public RedisConnection(string host = "localhost", int port = 6379)
        {
            _host = host;
            _port = port;
            SendTimeout = -1;
        }

        public int SendTimeout { get; set; }
        public int ReceiveTimeout { get; set; } = 10_000;

        public void Connect()
        {
            _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
            {
                NoDelay = true,
                SendTimeout = SendTimeout,
                ReceiveTimeout = ReceiveTimeout,
            };
            _socket.Connect(_host, _port);
            _stream = new BufferedStream(new NetworkStream(_socket), 16 * 1024);
        }

        public string? Get(string key) => Execute("GET", key) as string;

        public void Set(string key, string value) => Execute("SET", key, value);

        public long Increment(string key) => (long)Execute("INCR", key)!;

        private object? Execute(params string[] command)
        {
            if (_stream == null)
                Connect();

            var sb = new StringBuilder().AppendFormat(CultureInfo.InvariantCulture, "*{0}\r\n", command.Length);
            foreach (string word in command)
                sb.AppendFormat(CultureInfo.InvariantCulture, "${0}\r\n{1}\r\n", Encoding.UTF8.GetByteCount(word), word);

            byte[] bytes = Encoding.UTF8.GetBytes(sb.ToString());
            try
            {
                _stream!.Write(bytes, 0, bytes.Length);
                _stream.Flush();
                return ReadReply();
            }
            catch (IOException)
            {
                // After a timeout the protocol is out of step: the connection cannot be used again.
                Dispose();
                throw;
            }
        }

        private object? ReadReply()
        {
            string line = ReadLine();
            switch (line[0])
            {
                case '+':
                    return line.Substring(1);
                case ':':
                    return long.Parse(line.Substring(1), CultureInfo.InvariantCulture);
                case '$':
                    int length = int.Parse(line.Substring(1), CultureInfo.InvariantCulture);
                    if (length < 0)
                        return null;
                    byte[] value = new byte[length + 2];
                    _stream!.ReadExactly(value);
                    return Encoding.UTF8.GetString(value, 0, length);
                default:
                    throw new InvalidOperationException(line);
            }
        }

        private string ReadLine()
        {
            var sb = new StringBuilder();
            int c;
            while ((c = _stream!.ReadByte()) != '\r')
            {
                if (c < 0)
                    throw new EndOfStreamException();
                sb.Append((char)c);
            }

            _stream.ReadByte();
            return sb.ToString();
        }

        public void Dispose()
        {
            _stream?.Dispose();
            _socket?.Close();
            _stream = null;
            _socket = null;
        }
    }
}
