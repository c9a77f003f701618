// corpus: net472
using System;
using System.Net;
using System.Net.Sockets;

namespace Sniffer
{
    public enum Protocol
    {
        Icmp = 1,
        Tcp = 6,
        Udp = 17,
        Unknown = -1
    }

    /// <summary>Receives every IP packet that passes an interface (SIO_RCVALL).</summary>
    public class PacketMonitor
    {
        private Socket m_Monitor;
        private byte[] m_Buffer;
        private readonly IPAddress m_IP;

        public delegate void NewPacketEventHandler(PacketMonitor pm, Protocol protocol, IPAddress from, IPAddress to);
        public event NewPacketEventHandler NewPacket;

        public PacketMonitor(IPAddress ip)
        {
            if (Environment.OSVersion.Platform != PlatformID.Win32NT)
                throw new NotSupportedException("This program requires Windows 2000 or later.");
            m_IP = ip;
            m_Buffer = new byte[65535];
        }

        public void Start()
        {
            if (m_Monitor == null)
            {
                try
                {
                    m_Monitor = new Socket(AddressFamily.InterNetwork, SocketType.Raw, ProtocolType.IP);
                    m_Monitor.Bind(new IPEndPoint(m_IP, 0));
                    m_Monitor.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.HeaderIncluded, true);
                    m_Monitor.IOControl(IOControlCode.ReceiveAll, BitConverter.GetBytes(1), null);
                    m_Monitor.BeginReceive(m_Buffer, 0, m_Buffer.Length, SocketFlags.None, new AsyncCallback(this.OnReceive), null);
                }
                catch (Exception)
                {
                    m_Monitor = null;
                    throw;
                }
            }
        }

        public void Stop()
        {
            if (m_Monitor != null)
            {
                m_Monitor.Close();
                m_Monitor = null;
            }
        }

        private void OnReceive(IAsyncResult ar)
        {
            try
            {
                int received = m_Monitor.EndReceive(ar);
                if (received >= 20 && NewPacket != null)
                {
                    Protocol protocol = Enum.IsDefined(typeof(Protocol), (int)m_Buffer[9]) ? (Protocol)m_Buffer[9] : Protocol.Unknown;
                    NewPacket(this, protocol, new IPAddress(BitConverter.ToUInt32(m_Buffer, 12)), new IPAddress(BitConverter.ToUInt32(m_Buffer, 16)));
                }

                m_Monitor.BeginReceive(m_Buffer, 0, m_Buffer.Length, SocketFlags.None, new AsyncCallback(this.OnReceive), null);
            }
            catch
            {
                Stop();
            }
        }
    }
}
