vcl 4.1;
# Varnish in front of the site: CDN_PURGE=http://<this machine>:6081. What may be kept and for how long the site says;
# requests with a cookie (the staff) pass, as Varnish does by itself.

backend default {
    .host = "127.0.0.1";
    .port = "8000";
}

acl site { # the machines of worker and timer
    "127.0.0.1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        if (client.ip !~ site) {
            return (synth(403));
        }
        ban("obj.http.X-Kept-For == " + req.http.Host);
        return (synth(200));
    }
}

sub vcl_backend_response {
    set beresp.http.X-Kept-For = bereq.http.Host;
    set beresp.grace = 0s; # nothing old while it asks anew
}

sub vcl_deliver {
    unset resp.http.X-Kept-For;
}
