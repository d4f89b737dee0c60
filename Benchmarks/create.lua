-- A wrk script that POSTs one body again and again.
--
--     BODY_FILE=intent.json HEADER_1='cp-api-key: …' wrk -t1 -c32 -d5s -s create.lua http://127.0.0.1:8080/v1/intents
--
-- BODY_FILE     the file whose content is sent (required)
-- CONTENT_TYPE  default application/json
-- METHOD        default POST
-- HEADER_<n>    further header fields, `Name: value`, numbered from 1 without gaps
--
-- A status that is not 2xx is counted by wrk itself ("Non-2xx or 3xx responses"): a run that shows any proves nothing.

local function content_of(path)
    local file = assert(io.open(path, "rb"))
    local content = file:read("*a")
    file:close()
    return content
end

local function add_headers(headers)
    local number = 1
    local field = os.getenv("HEADER_" .. number)
    while field do
        local name, value = field:match("^([^:]+):%s*(.*)$")
        headers[assert(name, "HEADER_" .. number .. " is not 'Name: value'")] = value
        number = number + 1
        field = os.getenv("HEADER_" .. number)
    end
end

wrk.method = os.getenv("METHOD") or "POST"
wrk.body = content_of(assert(os.getenv("BODY_FILE"), "BODY_FILE names no file"))
wrk.headers["Content-Type"] = os.getenv("CONTENT_TYPE") or "application/json"
add_headers(wrk.headers)
