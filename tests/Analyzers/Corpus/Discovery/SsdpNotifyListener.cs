using System;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using System.Threading;

namespace UpnpMonitor
{
    // Listens for NOTIFY on every interface. One socket per interface, or the group is only joined on the default one.
    class NotifyListener
    {
        static readonly IPAddress Group = IPAddress.Parse("239.255.255.250");

        public event Action<IPEndPoint, string> Notified = delegate { };

        public void Start()
        {
            foreach (NetworkInterface nic in NetworkInterface.GetAllNetworkInterfaces())
            {
                if (nic.OperationalStatus != OperationalStatus.Up || !nic.SupportsMulticast)
                    continue;

                foreach (UnicastIPAddressInformation info in nic.GetIPProperties().UnicastAddresses)
                {
                    if (info.Address.AddressFamily == AddressFamily.InterNetwork)
                        StartOn(info.Address);
                }
            }
        }

        void StartOn(IPAddress local)
        {
            Socket sock = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            sock.ExclusiveAddressUse = false;
            sock.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, 1);
            sock.Bind(new IPEndPoint(IPAddress.Any, 1900));
            sock.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(Group, local));
            sock.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, local.GetAddressBytes());

            Thread thread = new Thread(delegate() { Receive(sock); });
            thread.IsBackground = true;
            thread.Name = "ssdp " + local;
            thread.Start();
        }

        void Receive(Socket sock)
        {
            byte[] buf = new byte[2048];
            while (true)
            {
                EndPoint from = new IPEndPoint(IPAddress.Any, 0);
                int n;
                try
                {
                    n = sock.ReceiveFrom(buf, ref from);
                }
                catch (SocketException)
                {
                    sock.Close();
                    return;
                }

                string text = Encoding.UTF8.GetString(buf, 0, n);
                if (text.StartsWith("NOTIFY "))
                    Notified((IPEndPoint)from, text);
            }
        }
    }
}
